export { AppraisalReferred } from './appraisal-referred.js';
export { ObjectionReferred } from './objection-referred.js';
export { PetitionRegistered } from './petition-registered.js';
export { PetitionReplied } from './petition-replied.js';
