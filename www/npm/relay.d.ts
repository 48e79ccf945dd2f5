/** The relay as a module, for a server of one's own (Node 20 and later). For Workers there is `status-widget/dist/relay.worker.mjs`. */
import type { Format } from './dist/status-widget.js';

export interface RelaySource {
  /** A status page's base URL, or a document's own. */
  source: string;
  format?: Format;
  /** Whether it may be of a private network. */
  private?: boolean;
}

export interface RelayConfiguration {
  /** By the name under which each is served: `/name`, and what a widget makes of that as a base URL. */
  sources: Record<string, string | RelaySource>;
  /** For how many seconds an answer is served without asking again. Default: 60. */
  fresh?: number;
  /** For how many seconds more it is served while the feed is asked. Default: 60. */
  wait?: number;
  /** For how many seconds more it is served while the feed fails. Default: 86400. */
  stale?: number;
  /** After a failure it is not asked again for so many seconds. Default: 15. */
  retry?: number;
  /** How many seconds a feed may take. Default: 10. */
  timeout?: number;
  /** How many bytes a document may have. Default: 8000000. */
  limit?: number;
  /** `Access-Control-Allow-Origin` of the answers. Default: `*`. */
  origin?: string;
}

export interface RelayExtras {
  /** What outlives the process. */
  store?: { read(name: string): Promise<string | undefined>; write(name: string, text: string): Promise<unknown> };
  fetch?: typeof globalThis.fetch;
  log?: (message: string) => void;
}

/** A handler of requests for the sources of a configuration. It asks for nothing that is not in there. */
export declare function relay(configuration: RelayConfiguration, more?: RelayExtras): (request: Request, context?: { waitUntil?(work: Promise<unknown>): void }) => Promise<Response>;
