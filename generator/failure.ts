/**
 * What stops a run without being a fault of the description: a setting, a file that cannot be read, a file in the way.
 * The message is for the user and complete: the command line prints it without a stack and exits with 2.
 */
export class Failure extends Error {
  override readonly name = "Failure";
}
