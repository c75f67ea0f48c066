import { opaqueId } from '@anzhi/domain';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

const SAMPLE_KEY = '01890000-0000-7000-8000-000000000001';

const SCALARS: Record<string, unknown> = {
  Int: 1,
  Boolean: true,
  String: 'GZ-01',
  Yuan: '1.00',
  LocalDate: '2026-01-05',
  YearMonth: '2026-01',
  DateTime: '2026-01-05T09:00:00+08:00',
};

/** A well-formed call of a mutation with sample values: required fields only, ids of the given factory. */
export function documentFor(
  field: GraphQLField<unknown, unknown>,
  factoryCode: string,
): { document: string; variables: Record<string, unknown> } {
  const variables = Object.fromEntries(
    field.args.map((arg) => [arg.name, sample(arg.type, arg.name, factoryCode)]),
  );
  const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isCompositeType(getNamedType(field.type as GraphQLOutputType)) ? ' { __typename }' : '';
  const head = declared ? `(${declared})` : '';
  return {
    document: `mutation ${head} { ${field.name}${passed ? `(${passed})` : ''}${selection} }`,
    variables,
  };
}

function sample(type: GraphQLInputType, name: string, factoryCode: string): unknown {
  if (isNonNullType(type)) return sample(type.ofType, name, factoryCode);
  if (isListType(type)) return [sample(type.ofType, name, factoryCode)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || field.name === 'factoryCode',
    );
    return Object.fromEntries(
      required.map((field) => [field.name, sample(field.type, field.name, factoryCode)]),
    );
  }
  if (type.name === 'ID') return opaqueId(kindOf(name), factoryCode.toLowerCase(), SAMPLE_KEY);
  return name === 'factoryCode' ? factoryCode : SCALARS[type.name];
}

/** `appointmentId` names an id of the kind `appointment`; `closureProjectId` one of `closure-project`. */
const kindOf = (name: string): string =>
  name
    .replace(/Ids?$/, '')
    .replace(/([A-Z])/g, '-$1')
    .toLowerCase() || 'id';
