import { openUp } from '../openness.js';
import type { Step } from '../stage.js';
import { rollCall } from '../story/roll.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';

export const openness: Step = {
  title: '政策问答、四了解 handbook handed out, people told',
  play: (stage) =>
    openUp(stage, {
      code: POLICY_FACTORY,
      leader: POLICY_CAST.leader,
      headquarters: POLICY_CAST.headquarters,
      documentNo: '赣机破〔2005〕3 号',
      day: '2005-06-21',
      roll: (select) => rollCall(stage, select),
    }),
};
