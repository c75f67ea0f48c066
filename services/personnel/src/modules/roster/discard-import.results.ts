import { Inherit, resultUnion } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import {
  RosterImportCommittedError,
  RosterImportDiscardedError,
  RosterImportNotFoundError,
} from './roster-import.results.js';
import { RosterImport } from './roster-import.type.js';

@Inherit()
@ObjectType({ description: 'The import is discarded (导入已作废).' })
export class DiscardRosterImportSuccess {
  constructor(rosterImport: RosterImport) {
    this.import = rosterImport;
  }

  @Field(() => RosterImport, { description: 'The import (导入).' })
  import: RosterImport;
}

export const DiscardRosterImportResult = resultUnion(
  'DiscardRosterImportResult',
  [
    DiscardRosterImportSuccess,
    RosterImportNotFoundError,
    RosterImportCommittedError,
    RosterImportDiscardedError,
  ],
  'What came of discarding an import.',
);
