import { belongsTo, completenessOf, PUBLICATION_FAMILIES, REQUIRED_PUBLICATIONS } from './publication.js';

it('S033: a family is complete with all its items, and OTHER counts for nothing', () => {
  expect(completenessOf(['OTHER', 'PLACEMENT_PLAN', 'PLACEMENT_PLAN'])).toEqual([
    { family: 'POLICY', required: 3, published: 0, missing: REQUIRED_PUBLICATIONS.POLICY },
    { family: 'PLAN', required: 3, published: 1, missing: ['FUNDING_PLAN', 'CONGRESS_RESOLUTION'] },
    { family: 'OPERATION', required: 4, published: 0, missing: REQUIRED_PUBLICATIONS.OPERATION },
  ]);
  const all = completenessOf(Object.values(REQUIRED_PUBLICATIONS).flat());
  expect(
    all.every(({ missing, required, published }) => missing.length === 0 && required === published),
  ).toBe(true);
});

it('S033: each required item belongs to one family, OTHER to each', () => {
  for (const item of Object.values(REQUIRED_PUBLICATIONS).flat())
    expect(PUBLICATION_FAMILIES.filter((family) => belongsTo(item, family))).toHaveLength(1);
  expect(PUBLICATION_FAMILIES.filter((family) => belongsTo('OTHER', family))).toHaveLength(3);
});
