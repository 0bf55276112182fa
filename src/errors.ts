/** What every error that reaches a person says: what happened, where, and what to do next. */
export interface ErrorAccount {
  readonly what: string;
  /** File and line, question id, setting or URL. */
  readonly where?: string;
  readonly remedy?: string;
}

/** A failure that the person can mend; drawn by one component, never as a stack trace. */
export class PersonError extends Error {
  readonly account: ErrorAccount;
  constructor(account: ErrorAccount, options?: ErrorOptions) {
    super(account.what, options);
    this.name = new.target.name;
    this.account = account;
  }
}

/** Bad usage or bad input: exit code 2, nothing was written. */
export class InputError extends PersonError {}

/** The architect could not finish: exit code 3, the draft is saved where the account says. */
export class ArchitectError extends PersonError {}

/** The disk, the settings or a session refused: exit code 2 unless work was under way. */
export class StorageError extends PersonError {}

/** The person stopped the program: exit code 130, the draft is saved. */
export class InterruptedError extends PersonError {}
