/** A client for a pet shop, written as the generator would write it: what the runtime has to serve, without casts. */
import { basicCredential } from "../../templates/runtime/client-basic.js";
import { bearerCredential } from "../../templates/runtime/client-bearer.js";
import { type ApiError, isApiError } from "../../templates/runtime/client-errors.js";
import { type ClientOperation, noContent } from "../../templates/runtime/client-operation.js";
import type {
  BasicCredentials,
  Credential,
  RequestOptions,
  RuntimeClientOptions,
} from "../../templates/runtime/client-options.js";
import { type ApiCall, asResult, type CallResult } from "../../templates/runtime/client-result.js";
import type { Validation } from "../../templates/runtime/issue.js";
import type { Unrecognized } from "../../templates/runtime/open-enum.js";
import { send } from "../../templates/runtime/send.js";
import type { StatusIn } from "../../templates/runtime/status.js";

export interface PetParams {
  readonly name: string;
}
export interface Pet {
  id: string;
  status: "available" | "sold" | Unrecognized;
}
export interface Problem {
  title: string;
}
export interface Conflict {
  holder: string;
}

export type Auth = { readonly apiKey: Credential<BasicCredentials> } | { readonly token: Credential<string> };
export type PetClientOptions = RuntimeClientOptions<Auth>;

export type CreatePetError = ApiError<423, Conflict> | ApiError<StatusIn<"4XX">, Problem> | ApiError<number, Problem>;

const security = [[basicCredential("apiKey")], [bearerCredential("token")]];

export const createPetOperation: ClientOperation<PetParams, CallResult<200, Pet>, CreatePetError> = {
  id: "createPet",
  idempotencyKeyHeader: "Idempotency-Key",
  method: "POST",
  path: "/v1/pets",
  body: {
    mediaType: "application/x-www-form-urlencoded",
    encode: (params) => new URLSearchParams({ name: params.name }).toString(),
  },
  success: () => [asResult({ status: 200, mediaType: "application/json", validate: validatePet })],
  failure: [
    { status: 423, mediaType: "application/json", validate: validateConflict },
    { status: "4XX", mediaType: "application/json", validate: validateProblem },
    { status: "default", mediaType: "application/problem+json", validate: validateProblem },
  ],
  security,
  securityOptional: false,
};

export function createPet(
  client: PetClientOptions,
  params: PetParams,
  options?: RequestOptions,
): ApiCall<CallResult<200, Pet>> {
  return send(createPetOperation, client, params, options);
}

export function isCreatePetError(error: unknown): error is CreatePetError {
  return isApiError(error, "createPet");
}

export type ListPetsError = ApiError<StatusIn<"5XX">, Problem>;

/** Needs no credentials, and declares only 200 and 5XX. */
export const listPetsOperation: ClientOperation<undefined, CallResult<200, readonly Pet[]>, ListPetsError> = {
  id: "listPets",
  method: "GET",
  path: "/v1/pets",
  server: "https://pets.example/api",
  success: () => [asResult({ status: 200, mediaType: "application/json", validate: validatePets })],
  failure: [{ status: "5XX", mediaType: "application/json", validate: validateProblem }],
  security: [],
  securityOptional: false,
};

/** Takes credentials or none, and answers 200 with the pet or 204 with nothing. */
export type SellPetResult = CallResult<200, Pet> | CallResult<204, undefined>;

export const sellPetOperation: ClientOperation<undefined, SellPetResult, never> = {
  id: "sellPet",
  method: "DELETE",
  path: "/v1/pets/first",
  success: () => [
    asResult({ status: 200, mediaType: "application/json", validate: validatePet }),
    asResult({ status: 204, validate: noContent }),
  ],
  failure: [],
  security,
  securityOptional: true,
};

export function validatePet(value: unknown): Validation<Pet> {
  return isPet(value) ? { value } : invalid("id", "must be a string");
}

function validatePets(value: unknown): Validation<readonly Pet[]> {
  return Array.isArray(value) && value.every(isPet) ? { value } : invalid("pets", "must be a list of pets");
}

function validateProblem(value: unknown): Validation<Problem> {
  return isProblem(value) ? { value } : invalid("title", "is missing");
}

function validateConflict(value: unknown): Validation<Conflict> {
  return isConflict(value) ? { value } : invalid("holder", "is missing");
}

function isPet(value: unknown): value is Pet {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "title" in value && typeof value.title === "string";
}

function isConflict(value: unknown): value is Conflict {
  return typeof value === "object" && value !== null && "holder" in value && typeof value.holder === "string";
}

function invalid(property: string, message: string): Validation<never> {
  return {
    issues: [{ path: [property], code: "type", message, expected: "", schema: `#/components/schemas/${property}` }],
  };
}
