import { registerEnumType } from 'type-graphql';

export enum EmployeeCategory {
  ACTIVE_ON_POST = 'ACTIVE_ON_POST',
  INTERNAL_RETIRED = 'INTERNAL_RETIRED',
  RETIRED = 'RETIRED',
  LIXIU = 'LIXIU',
  SURVIVOR_BENEFICIARY = 'SURVIVOR_BENEFICIARY',
}
registerEnumType(EmployeeCategory, {
  name: 'EmployeeCategory',
  description: 'Which group of people on the roster a person belongs to (人员类别).',
  valuesConfig: {
    ACTIVE_ON_POST: { description: 'In service (在职).' },
    INTERNAL_RETIRED: { description: 'Retired within the factory before the legal age (内退).' },
    RETIRED: { description: 'Retired (退休).' },
    LIXIU: { description: 'Retired veteran cadre of before 1949 (离休).' },
    SURVIVOR_BENEFICIARY: { description: 'Survivor on a fixed subsidy (抚恤定补).' },
  },
});

export enum EmployeeStanding {
  ACTIVE_ON_POST = 'ACTIVE_ON_POST',
  OFF_POST = 'OFF_POST',
  SICK_LEAVE = 'SICK_LEAVE',
  INTERNAL_RETIRED = 'INTERNAL_RETIRED',
  RETIRED = 'RETIRED',
  LIXIU = 'LIXIU',
  SURVIVOR_BENEFICIARY = 'SURVIVOR_BENEFICIARY',
  MISSING = 'MISSING',
  DECEASED = 'DECEASED',
}
registerEnumType(EmployeeStanding, {
  name: 'EmployeeStanding',
  description: 'Where a person stands with the factory now (现状).',
  valuesConfig: {
    ACTIVE_ON_POST: { description: 'At work (在岗).' },
    OFF_POST: { description: 'Employed without a post (待岗).' },
    SICK_LEAVE: { description: 'On long sick leave (长期病休).' },
    INTERNAL_RETIRED: { description: 'Retired within the factory (内退).' },
    RETIRED: { description: 'Retired (退休).' },
    LIXIU: { description: 'Retired veteran cadre (离休).' },
    SURVIVOR_BENEFICIARY: { description: 'Survivor on a fixed subsidy (抚恤定补).' },
    MISSING: { description: 'Whereabouts unknown (下落不明).' },
    DECEASED: { description: 'Dead (死亡).' },
  },
});

export enum EmployeeGender {
  MALE = 'MALE',
  FEMALE = 'FEMALE',
}
registerEnumType(EmployeeGender, {
  name: 'EmployeeGender',
  description: 'Sex as the identity number states it (性别).',
  valuesConfig: { MALE: { description: 'Male (男).' }, FEMALE: { description: 'Female (女).' } },
});

export enum EmployeePositionKind {
  WORKER = 'WORKER',
  CADRE = 'CADRE',
}
registerEnumType(EmployeePositionKind, {
  name: 'EmployeePositionKind',
  description: "Worker or cadre: decides a woman's base age of retirement (身份).",
  valuesConfig: {
    WORKER: { description: 'Worker (工人).' },
    CADRE: { description: 'Cadre or technical staff (干部).' },
  },
});

export enum EmployeeForm {
  SOE_PERMANENT = 'SOE_PERMANENT',
  SOE_CONTRACT = 'SOE_CONTRACT',
  COLLECTIVE = 'COLLECTIVE',
  TEMPORARY = 'TEMPORARY',
}
registerEnumType(EmployeeForm, {
  name: 'EmployeeForm',
  description: 'How the person was taken on, as recorded (用工形式).',
  valuesConfig: {
    SOE_PERMANENT: { description: 'Permanent staff of a state enterprise (全民固定工).' },
    SOE_CONTRACT: { description: 'By labour contract (劳动合同制).' },
    COLLECTIVE: { description: 'Collective staff (集体工).' },
    TEMPORARY: { description: 'Temporary (临时工).' },
  },
});

export enum EmployeeSpecialWorkType {
  HIGH_ALTITUDE = 'HIGH_ALTITUDE',
  EXTRA_HEAVY = 'EXTRA_HEAVY',
  UNDERGROUND = 'UNDERGROUND',
  HIGH_TEMP = 'HIGH_TEMP',
  LOW_TEMP = 'LOW_TEMP',
  TOXIC = 'TOXIC',
}
registerEnumType(EmployeeSpecialWorkType, {
  name: 'EmployeeSpecialWorkType',
  description: 'Kind of special work of the national catalogue (特殊工种类别).',
  valuesConfig: {
    HIGH_ALTITUDE: { description: 'High above ground (高空).' },
    EXTRA_HEAVY: { description: 'Especially heavy labour (特别繁重).' },
    UNDERGROUND: { description: 'Underground (井下).' },
    HIGH_TEMP: { description: 'At high temperature (高温).' },
    LOW_TEMP: { description: 'At low temperature (低温).' },
    TOXIC: { description: 'Toxic or harmful (有毒有害).' },
  },
});
