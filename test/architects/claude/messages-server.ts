import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server treats one request. */
export type Turn =
  | { readonly kind: 'answer'; readonly text: string; readonly stopReason?: string; readonly deltaLength?: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly type: string;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Sends the text, then closes the socket without ending the message. */
  | { readonly kind: 'cut'; readonly text: string }
  /** Sends the text, then ends the response without a `message_stop`. */
  | { readonly kind: 'early_end'; readonly text: string }
  /** Sends the text, then an `error` event. */
  | { readonly kind: 'error_event'; readonly text: string; readonly type: string }
  /** Sends the text, then nothing more. */
  | { readonly kind: 'stall'; readonly text: string };

export interface ReceivedRequest {
  readonly authorization: string | undefined;
  readonly path: string;
  readonly body: {
    readonly model: string;
    readonly max_tokens: number;
    readonly stream: boolean;
    readonly system: readonly { readonly text: string; readonly cache_control?: unknown }[];
    readonly messages: readonly {
      readonly role: string;
      readonly content: string | readonly { readonly text: string; readonly cache_control?: unknown }[];
    }[];
  };
}

export interface MessagesServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** A local server that speaks the streaming Messages API; `turnFor` says how each request is answered. */
export async function startMessagesServer(
  turnFor: (request: ReceivedRequest, index: number) => Turn,
): Promise<MessagesServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    void receive(incoming).then((request) => {
      requests.push(request);
      respond(response, turnFor(request, requests.length - 1));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The heading that the last user message of a request asks for. */
export function headingAsked(request: ReceivedRequest): string {
  for (const message of [...request.body.messages].reverse()) {
    if (typeof message.content === 'string') continue;
    const asked = /^Begin with the line `## (.+)`\.$/m.exec(message.content.at(-1)?.text ?? '');
    if (asked?.[1] !== undefined) return asked[1];
  }
  throw new Error('the request asks for no section');
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    authorization: incoming.headers.authorization,
    path: incoming.url ?? '',
    body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReceivedRequest['body'],
  };
}

function respond(response: ServerResponse, turn: Turn): void {
  if (turn.kind === 'status') {
    response.writeHead(turn.status, { 'content-type': 'application/json', ...turn.headers });
    response.end(JSON.stringify({ type: 'error', error: { type: turn.type, message: turn.message } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  send(response, 'message_start', {
    message: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      content: [],
      model: 'test',
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 1200, output_tokens: 1, cache_read_input_tokens: 1000, cache_creation_input_tokens: 0 },
    },
  });
  send(response, 'content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
  const length = turn.kind === 'answer' ? (turn.deltaLength ?? 17) : 17;
  for (let at = 0; at < turn.text.length; at += length) {
    send(response, 'content_block_delta', {
      index: 0,
      delta: { type: 'text_delta', text: turn.text.slice(at, at + length) },
    });
  }
  if (turn.kind === 'stall') return;
  if (turn.kind === 'cut') {
    setImmediate(() => response.socket?.destroy());
    return;
  }
  if (turn.kind === 'error_event') {
    send(response, 'error', { error: { type: turn.type, message: 'the model is busy' } });
    response.end();
    return;
  }
  if (turn.kind === 'early_end') {
    response.end();
    return;
  }
  send(response, 'content_block_stop', { index: 0 });
  send(response, 'message_delta', {
    delta: { stop_reason: turn.stopReason ?? 'end_turn', stop_sequence: null },
    usage: { output_tokens: 321 },
  });
  send(response, 'message_stop', {});
  response.end();
}

function send(response: ServerResponse, type: string, data: object): void {
  response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
}
