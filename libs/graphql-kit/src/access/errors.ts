import { GraphQLError } from 'graphql';

export const unauthenticated = (): GraphQLError =>
  new GraphQLError('Sign in first (请先登录)', { extensions: { code: 'UNAUTHENTICATED' } });

export const forbidden = (): GraphQLError =>
  new GraphQLError('Your role does not allow this (您的岗位无权办理此事项)', {
    extensions: { code: 'FORBIDDEN' },
  });

/** Appointments could not be checked because party's feed is silent: closed until it is heard again (decision 11). */
export const accessFeedStale = (): GraphQLError =>
  new GraphQLError(
    'Access cannot be checked at the moment; try again shortly (暂时无法核验权限,请稍后再试)',
    {
      extensions: { code: 'RETRYABLE', reason: 'ACCESS_FEED_STALE' },
    },
  );

/** Malformed input, with the field that is at fault. */
export const badUserInput = (message: string, field: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', field } });
