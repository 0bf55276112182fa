import type Anthropic from '@anthropic-ai/sdk';
import type { MessageParam, StopReason, TextBlockParam } from '@anthropic-ai/sdk/resources/messages';
import type { Usage } from '../architect.ts';
import { CutOffError, StalledError } from './failure.ts';

export interface MessageRequest {
  readonly model: string;
  readonly maxTokens: number;
  readonly system: readonly TextBlockParam[];
  readonly messages: readonly MessageParam[];
}

export type MessageEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'stopped'; readonly reason: StopReason | null; readonly usage: Usage };

/**
 * Streams one answer of the model. Throws what the SDK throws, a StalledError when nothing arrives for `idleMs`, and a
 * CutOffError when the stream ends without the message's end.
 */
export async function* streamMessage(
  client: Anthropic,
  request: MessageRequest,
  options: { readonly idleMs: number; readonly signal: AbortSignal },
): AsyncGenerator<MessageEvent> {
  const watchdog = new AbortController();
  let stalled = false;
  const bark = () => {
    stalled = true;
    watchdog.abort();
  };
  let timer = setTimeout(bark, options.idleMs);
  try {
    const stream = await client.messages.create(
      {
        model: request.model,
        max_tokens: request.maxTokens,
        system: [...request.system],
        messages: [...request.messages],
        stream: true,
      },
      { signal: AbortSignal.any([options.signal, watchdog.signal]) },
    );
    let usage: Usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
    let reason: StopReason | null = null;
    let complete = false;
    for await (const event of stream) {
      clearTimeout(timer);
      timer = setTimeout(bark, options.idleMs);
      if (event.type === 'message_start') {
        usage = {
          inputTokens: event.message.usage.input_tokens,
          outputTokens: event.message.usage.output_tokens,
          cacheReadTokens: event.message.usage.cache_read_input_tokens ?? 0,
          cacheWriteTokens: event.message.usage.cache_creation_input_tokens ?? 0,
        };
      } else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
        yield { type: 'text', text: event.delta.text };
      } else if (event.type === 'message_delta') {
        reason = event.delta.stop_reason;
        usage = { ...usage, outputTokens: event.usage.output_tokens };
      } else if (event.type === 'message_stop') {
        complete = true;
      }
    }
    if (stalled) throw new StalledError(options.idleMs);
    if (!complete && !options.signal.aborted) throw new CutOffError('the stream ended before the message did');
    yield { type: 'stopped', reason, usage };
  } catch (error) {
    throw stalled ? new StalledError(options.idleMs) : error;
  } finally {
    clearTimeout(timer);
    watchdog.abort();
  }
}
