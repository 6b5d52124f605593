/** A description in the terms that all later stages read, and the way back to its text. */
import type { Document } from "./document.js";
import type { Location } from "./pointer.js";
import { rewriteSwagger } from "./swagger/rewrite.js";

export interface Rewritten {
  readonly document: Document;
  /** Where in the text a place of the document stands. */
  readonly placeInText: (location: Location) => Location;
}

/**
 * Swagger 2.0 in the terms of OpenAPI 3; a description of OpenAPI 3 as it is. Schemas keep the keywords of their
 * dialect: `upgradeSchema` takes them one by one.
 */
export function inTermsOf3(document: Document): Rewritten {
  if (document.dialect !== "2.0") return { document, placeInText: (location) => location };
  const { document: rewritten, origins } = rewriteSwagger(document);
  return { document: rewritten, placeInText: (location) => origins.of(location) };
}
