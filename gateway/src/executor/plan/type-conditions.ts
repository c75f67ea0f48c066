import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { Json } from '../../json.js';

/** Whether an object's `__typename` fits a type condition; `unknown` tells what to say where there is none. */
export type FitsType = (object: Json, condition: string, unknown: boolean) => boolean;

/** Type conditions of query plans: they name types of the supergraph, also such as clients do not see. */
export function createFitsType(supergraph: GraphQLSchema): FitsType {
  const fits = (typename: string, condition: string): boolean => {
    const [type, wanted] = [supergraph.getType(typename), supergraph.getType(condition)];
    if (!wanted || !isAbstractType(wanted)) return false;
    return (isObjectType(type) || isInterfaceType(type)) && supergraph.isSubType(wanted, type);
  };
  return (object, condition, unknown) => {
    const typename = object['__typename'];
    if (typename === undefined || typename === null) return unknown;
    return typename === condition || (typeof typename === 'string' && fits(typename, condition));
  };
}
