import { type LocalDate, opaqueId } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { receiverOpaqueId } from '../handover/receiver.store.js';
import { CommunityCommittee } from './committee.type.js';

export const COMMITTEE_ID = 'community-committee';

export interface CommitteeRow {
  readonly factoryId: string;
  readonly key: string;
  readonly name: string;
  readonly scope: string;
  readonly office: string;
  readonly posts: { title: string; headcount: number }[];
  readonly documentNo: string;
  readonly establishedOn: LocalDate;
  readonly dissolvedOn: LocalDate | null;
  readonly receiverKey: string;
  /** Who took over from a dissolved committee, and how much. */
  readonly successorName: string | null;
  readonly handedOn: number | null;
}

export function toCommittee({ receiverKey, ...row }: CommitteeRow): CommunityCommittee {
  return Object.assign(new CommunityCommittee(), {
    ...{ ...row, id: opaqueId(COMMITTEE_ID, row.factoryId, row.key), standing: row.dissolvedOn === null },
    staff: row.posts.reduce((sum, post) => sum + post.headcount, 0),
    receiverId: receiverOpaqueId(row.factoryId, receiverKey),
  });
}

/** Committees of a factory, the newest first; the one that stands, or that of an id, when asked for. */
export function findCommittees(
  tx: Pick<ReadTx, 'query'>,
  factoryId: string,
  wanted: { key?: string; standing?: boolean } = {},
): Promise<CommitteeRow[]> {
  return tx.query<CommitteeRow>(
    `SELECT c.factory_id AS "factoryId", c.id AS key, c.name, c.scope, c.office, c.posts, c.document_no AS "documentNo",
            c.established_on AS "establishedOn", c.dissolved_on AS "dissolvedOn", r.id AS "receiverKey",
            s.items AS "handedOn", (SELECT name FROM handover_receiver t WHERE t.factory_id = s.factory_id AND t.id = s.to_receiver_id) AS "successorName"
       FROM community_committee c JOIN handover_receiver r ON r.factory_id = c.factory_id AND r.committee_id = c.id
       LEFT JOIN handover_succession s ON s.factory_id = r.factory_id AND s.from_receiver_id = r.id
      WHERE c.factory_id = $1 AND ($2::text IS NULL OR c.id::text = $2) AND (NOT $3 OR c.dissolved_on IS NULL) ORDER BY c.id DESC`,
    [factoryId, wanted.key ?? null, wanted.standing ?? false],
  );
}
