/** The rows of §3.9, and those who no longer work for the factory. */
export const PLACEMENT_CASES = [
  'HEIR_OR_CUSTODIAN',
  'PENSIONER',
  'SURVIVOR',
  'LEGAL_AGE',
  'INJURY_KEPT',
  'INTERNAL_RETIRED',
  'SPECIAL_WORK',
  'WITHIN_FIVE_YEARS',
  'ILLNESS_INCAPACITY',
  'PERMANENT',
  'CONTRACT',
  'TEMPORARY',
] as const;
export type PlacementCase = (typeof PLACEMENT_CASES)[number];
