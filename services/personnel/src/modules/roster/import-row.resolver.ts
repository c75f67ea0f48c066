import { Allow, type RequestContext } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { rawCellsOf } from './roster-import.read-model.js';
import { RosterImportRow, RosterRawCell } from './roster-import.type.js';

@Resolver(() => RosterImportRow)
export class RosterImportRowResolver {
  @Allow('placement-officer', 'hq-admin')
  @FieldResolver(() => [RosterRawCell], {
    description: 'What stood in a rejected row, filled cells only, for whoever mends it (原始单元格).',
  })
  cells(@Root() row: RosterImportRow, @Ctx() context: RequestContext): Promise<RosterRawCell[]> {
    return rawCellsOf(context, row);
  }
}
