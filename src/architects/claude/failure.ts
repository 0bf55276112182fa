import Anthropic from '@anthropic-ai/sdk';
import type { FailureReason } from '../architect.ts';

export interface Failure {
  readonly reason: FailureReason;
  readonly message: string;
  readonly remedy: string;
  /** Whether trying again can help. */
  readonly transient: boolean;
  /** Milliseconds that the server asks to wait; null when it does not say. */
  readonly retryAfter: number | null;
}

/** What an error thrown by the SDK, or by the stall watchdog, means for the person. */
export function failureOf(error: unknown, host: string, model: string): Failure {
  if (error instanceof StalledError) {
    return transient(
      'stalled',
      `${host} sent nothing for ${Math.round(error.idleMs / 1000)} s`,
      'Resume later; what was written is kept.',
    );
  }
  if (error instanceof CutOffError) {
    return transient('cut_off', `the connection to ${host} was cut in mid-answer`, 'Resume; what was written is kept.');
  }
  if (error instanceof Anthropic.APIConnectionError) {
    return transient(
      'unreachable',
      `${host} cannot be reached`,
      'Check the network and ANTHROPIC_BASE_URL, or use --architect builtin.',
    );
  }
  if (error instanceof Anthropic.APIError) return failureOfStatus(error, host, model);
  const words = error instanceof Error ? error.message : String(error);
  return transient(
    'cut_off',
    `the answer of ${host} broke off (${firstLine(words)})`,
    'Resume; what was written is kept.',
  );
}

/** Nothing arrived for too long: the SDK's own timeout does not cover a body that stalls. */
export class StalledError extends Error {
  readonly idleMs: number;
  constructor(idleMs: number) {
    super(`no event for ${idleMs} ms`);
    this.idleMs = idleMs;
  }
}

/** The stream ended without saying that the message was complete. */
export class CutOffError extends Error {}

function failureOfStatus(error: InstanceType<typeof Anthropic.APIError>, host: string, model: string): Failure {
  const said = firstLine(error.apiMessage ?? error.message);
  const status: number | undefined = error.status;
  const retryAfter = retryAfterOf(error.headers);
  if (status === 401 || status === 403) {
    return permanent(
      'credential_refused',
      `${host} refused the credential (${status}: ${said})`,
      'Set ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN to a valid one, or use --architect builtin.',
    );
  }
  if (status === 404) {
    return permanent(
      'model_unknown',
      `${host} does not know the model ${model} (404: ${said})`,
      'Choose another with --model or `settings set model`.',
    );
  }
  if (status === 429) {
    return {
      ...transient(
        'rate_limited',
        `${host} is limiting the rate (429: ${said})`,
        'Wait and resume; what was written is kept.',
      ),
      retryAfter,
    };
  }
  if (status === 529 || error.type === 'overloaded_error') {
    return {
      ...transient('overloaded', `${host} is overloaded (${said})`, 'Wait and resume; what was written is kept.'),
      retryAfter,
    };
  }
  if (status === undefined || status === 408 || status >= 500) {
    return {
      ...transient(
        'unreachable',
        `${host} failed (${status ?? error.type ?? 'error'}: ${said})`,
        'Resume later; what was written is kept.',
      ),
      retryAfter,
    };
  }
  return permanent(
    'request_rejected',
    `${host} rejected the request (${status}: ${said})`,
    'Check --model and ANTHROPIC_BASE_URL, or use --architect builtin.',
  );
}

function transient(reason: FailureReason, message: string, remedy: string): Failure {
  return { reason, message, remedy, transient: true, retryAfter: null };
}

function permanent(reason: FailureReason, message: string, remedy: string): Failure {
  return { reason, message, remedy, transient: false, retryAfter: null };
}

function retryAfterOf(headers: Headers | undefined): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return milliseconds;
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
