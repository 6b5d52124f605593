import { preferredOf } from "./server-negotiation.js";
import type { ParameterReader } from "./server-route.js";

/**
 * Reads the parameters, and which of several media types of an answer the caller prefers; a caller who accepts none of
 * them is answered with 406.
 */
export function negotiated<const Offers extends readonly string[], Parameters>(
  offers: Offers,
  read: ParameterReader<Parameters>,
): ParameterReader<Parameters & { readonly acceptedMediaType: Offers[number] }> {
  return (routed) => {
    const acceptedMediaType = preferredOf<Offers[number]>(routed.request.headers.get("accept"), offers);
    if (acceptedMediaType === undefined) return { problem: { kind: "not-acceptable", status: 406, offered: offers } };
    const begun = read(routed);
    return begun.problem ? begun : { parameters: { ...begun.parameters, acceptedMediaType } };
  };
}
