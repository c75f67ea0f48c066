import { type Deadline, localDate } from '@anzhi/domain';
import { badUserInput, SignedIn } from '@anzhi/graphql-kit';
import { Arg, Query, Resolver } from 'type-graphql';
import { PetitionDeadlines } from './deadlines.type.js';
import {
  extendedDeadline,
  finishDeadline,
  noticeDeadline,
  reviewDeadlines,
  transferObjectionDeadline,
} from './domain/petition-clocks.js';
import { PETITION_CLOCK } from './intake.service.js';
import { PreviewDeadlinesInput } from './list.inputs.js';

@Resolver()
export class DeadlinesResolver {
  @SignedIn()
  @Query(() => PetitionDeadlines, {
    description: 'The clocks of the petition regulation from given days; stores nothing (信访时限测算).',
  })
  previewDeadlines(
    @Arg('input', () => PreviewDeadlinesInput, { description: 'The days to count from (测算条件).' })
    input: PreviewDeadlinesInput,
  ): PetitionDeadlines {
    refuseDisorder(input);
    const receivedOn = localDate(input.receivedOn);
    const acceptedOn = input.acceptedOn ? localDate(input.acceptedOn) : null;
    const notice = noticeDeadline(PETITION_CLOCK, receivedOn, true);
    const transfer = transferObjectionDeadline(PETITION_CLOCK, receivedOn);
    const finish = acceptedOn && finishDeadline(PETITION_CLOCK, 'REMEDY', acceptedOn);
    const extended =
      acceptedOn && input.extendedDays
        ? extendedDeadline(PETITION_CLOCK, 'REMEDY', acceptedOn, input.extendedDays)
        : null;
    const review = input.servedOn ? reviewDeadlines(PETITION_CLOCK, localDate(input.servedOn)) : null;
    const all: (Deadline | null | undefined)[] = [
      notice,
      transfer,
      finish,
      extended,
      review?.request,
      review?.decision,
    ];
    return Object.assign(new PetitionDeadlines(), {
      noticeDue: notice?.due,
      transferObjectionDue: transfer.due,
      finishDue: finish?.due ?? null,
      extendedDue: extended?.due ?? null,
      reviewRequestDue: review?.request.due ?? null,
      reviewDecisionDue: review?.decision.due ?? null,
      rereviewRequestDue: review?.request.due ?? null,
      rereviewDecisionDue: review?.decision.due ?? null,
      provisional: all.some((deadline) => deadline?.provisional),
    });
  }
}

/** @throws GraphQLError BAD_USER_INPUT with the field that contradicts the days before it */
function refuseDisorder({ receivedOn, acceptedOn, extendedDays, servedOn }: PreviewDeadlinesInput): void {
  if (acceptedOn && acceptedOn < receivedOn)
    throw badUserInput('acceptedOn is not before receivedOn (受理不得早于收到)', 'acceptedOn');
  if (extendedDays && !acceptedOn)
    throw badUserInput('extendedDays extends a finish: give acceptedOn (延期须先受理)', 'extendedDays');
  if (servedOn && servedOn < (acceptedOn ?? receivedOn))
    throw badUserInput('servedOn is not before acceptance and receipt (送达不得早于受理)', 'servedOn');
}
