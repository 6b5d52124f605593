/** A consumer of a package whose requests and answers differ, and whose bodies have defaults. */
import { createAccount, createClient } from "accounts/client";
import { createRouter, type CreateAccountRequest } from "accounts/server";
import type { Account, AccountRequest, AccountRequestWithDefaults } from "accounts/types";
import { fillAccountDefaults, fillAccountRequestDefaults, isAccount } from "accounts/validators";

export const smallest: AccountRequest = { email: "a@b.example", password: "long enough" };

// @ts-expect-error A request carries the password.
export const incomplete: AccountRequest = { email: "a@b.example" };

// @ts-expect-error What is read-only has no place in a request.
export const decided: AccountRequest = { ...smallest, id: "mine" };

// @ts-expect-error What is write-only has no place in an answer.
export const leaking: Account = { id: "1", email: "a@b.example", password: "long enough" };

export async function create(): Promise<string> {
  const account: Account = await createClient({}).accounts.create(smallest);
  await createAccount({}, smallest);
  return account.id;
}

/** A filled value may be used wherever one without defaults may. */
export function requestsOf(request: AccountRequest): number {
  const filled: AccountRequestWithDefaults = fillAccountRequestDefaults(request);
  const same: AccountRequest = filled;
  const inner: readonly string[] = filled.members?.[0]?.labels ?? same.labels ?? [];
  return inner.length + filled.limits.requests;
}

export function labelsOf(value: unknown): readonly string[] {
  return isAccount(value) ? fillAccountDefaults(value).labels : [];
}

export const router: object = createRouter({
  handlers: {
    accounts: {
      create: ({ body }: CreateAccountRequest) => ({
        status: 200,
        body: { id: String(body.limits.requests), email: body.email, labels: body.labels },
      }),
      search: ({ body }) => ({ status: 200, body: new Array<Account>(body?.limit ?? 0) }),
    },
    settings: { replace: ({ body }) => ({ status: 200, body: { revision: 1, language: body.language } }) },
  },
});
