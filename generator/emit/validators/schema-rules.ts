/** All rules of one schema: each keyword's, in the order of the description. */
import type { Assertion, JsonType, Schema } from "../../model/schema.js";
import { unreachable } from "../../model/unreachable.js";
import { containsRule, itemCountRule, itemsRule, uniqueItemsRule } from "./arrays.js";
import { conditionalRule, everyRule, notRule } from "./composition.js";
import { fileRule } from "./files.js";
import { formatRules } from "./formats.js";
import { listedValues, typesOf } from "../../model/listed-values.js";
import { multipleOfRule, numberLimitRule } from "./numbers.js";
import { objectKeywords, objectShape } from "./object-shape.js";
import { objectRule } from "./objects.js";
import type { Rule } from "./rule.js";
import { pointerOf, type Scope } from "./scope.js";
import { lengthRule, patternRule } from "./strings.js";
import { unevaluatedItemsRule } from "./unevaluated-items.js";
import { unevaluatedPropertiesRule } from "./unevaluated-properties.js";
import { unionRule } from "./unions.js";
import { neverRule, valuesRule } from "./values.js";

export interface SchemaRules {
  /** The types that the schema asks for, with the place of the keyword. Absent: any, or its values are listed. */
  readonly types?: { readonly types: readonly JsonType[]; readonly pointer: string };
  readonly rules: readonly Rule[];
}

export function rulesOf(scope: Scope): SchemaRules {
  const { schema, facts } = scope;
  if (facts.kinds.of(schema.id).size === 0) return { rules: [neverRule(scope)] };
  const assertions = facts.assertionsOf(schema.id);
  const listed = listedValues(assertions);
  const objectRules = assertions.some(({ kind }) => objectKeywords.has(kind))
    ? [
        objectRule(
          scope,
          objectShape(assertions, (id) => facts.isTrivial(id)),
        ),
      ]
    : [];
  return {
    ...(listed === undefined ? typesIn(scope, schema) : {}),
    rules: [
      ...(listed === undefined ? [] : [valuesRule(scope, listed)]),
      ...objectRules,
      ...assertions.flatMap((assertion) => rulesOfKeyword(scope, assertion) ?? []),
    ],
  };
}

function typesIn(scope: Scope, { assertions }: Schema): Pick<SchemaRules, "types"> {
  const types = typesOf(assertions);
  const keyword = assertions.find(({ kind }) => kind === "type");
  return types === undefined || keyword === undefined ? {} : { types: { types, pointer: pointerOf(scope, keyword) } };
}

/** The rules of a keyword that stands for itself; the others are read together. */
function rulesOfKeyword(scope: Scope, assertion: Assertion): Rule | readonly Rule[] | undefined {
  switch (assertion.kind) {
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return numberLimitRule(scope, assertion.kind, assertion);
    case "multipleOf":
      return multipleOfRule(scope, assertion);
    case "minLength":
    case "maxLength":
      return lengthRule(scope, assertion.kind, assertion);
    case "pattern":
      return patternRule(scope, assertion);
    case "minItems":
    case "maxItems":
      return itemCountRule(scope, assertion.kind, assertion);
    case "uniqueItems":
      return uniqueItemsRule(scope, assertion);
    case "items":
      return itemsRule(scope, assertion);
    case "contains":
      return containsRule(scope, assertion);
    case "file":
      return fileRule(scope, assertion);
    case "ref":
      return everyRule(scope, [assertion.target]);
    case "allOf":
      return everyRule(scope, assertion.schemas);
    case "anyOf":
    case "oneOf":
      return unionRule(scope, { ...assertion, kind: assertion.kind });
    case "not":
      return notRule(scope, assertion);
    case "if":
      return conditionalRule(scope, assertion);
    case "never":
    case "type":
    case "enum":
    case "const":
    case "properties":
    case "required":
    case "propertyNames":
    case "minProperties":
    case "maxProperties":
    case "dependentRequired":
    case "dependentSchemas":
      return undefined;
    case "format":
      return formatRules(scope, assertion);
    case "unevaluatedItems":
      return unevaluatedItemsRule(scope, assertion);
    case "unevaluatedProperties":
      return unevaluatedPropertiesRule(scope, assertion);
    default:
      return unreachable(assertion);
  }
}
