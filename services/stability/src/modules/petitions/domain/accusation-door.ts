/**
 * Where an accusation goes (decision 29; 信访工作条例 art. 30): never to the factory that it concerns. The national
 * hotline of discipline inspection is open to everybody, unnamed too.
 */
export const ACCUSATION_DOOR = {
  zh: '请检举控告人本人向集团纪检机构反映,或拨打全国纪检监察举报电话12388(可匿名)',
  en: "the accuser's own door is the group's discipline inspection office, or the national hotline 12388 (unnamed if wished)",
} as const;
