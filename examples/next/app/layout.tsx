// Every page of the app. The notice stands here once, whatever route is open.
import type { ReactNode } from 'react';
import { connection } from 'next/server';
import Link from 'next/link';
import { Notice } from './notice';

export const metadata = { title: 'Support desk' };

export default async function Layout({ children }: { children: ReactNode }) {
  // A page that was rendered in advance could not have the request's nonce.
  await connection();
  return (
    <html lang="en">
      <body>
        <nav><Link href="/">Inbox</Link> <Link href="/visitors">Visitors</Link></nav>
        <main>{children}</main>
        <Notice source={process.env.STATUS_PAGE ?? '/status'} />
      </body>
    </html>
  );
}
