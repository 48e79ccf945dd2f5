// A policy of nonces for every page. Scripts that are trusted may bring others, so the widget's files need no word of their own; its wasm does.
import { NextResponse, type NextRequest } from 'next/server';

export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`,
    "style-src 'self'",
    // And the status page's origin, where it is another.
    "connect-src 'self'",
    "base-uri 'none'",
  ].join('; ');
  // Next gives its own scripts the nonce that it finds here.
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = { matcher: ['/((?!_next/static|status-widget/|favicon.ico).*)'] };
