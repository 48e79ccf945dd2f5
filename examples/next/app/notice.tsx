'use client';
// The element: rendered on the server, hydrated here. Of an element React hydrates neither properties nor events: what it depends on is
// written as a text, and who listens does so by himself.
import { useEffect, useRef, useState } from 'react';
import { usePathname } from 'next/navigation';
import type { State, StatusWidgetElement } from 'status-widget';
import 'status-widget/react';

const COMPONENTS: Record<string, string> = { '/': 'Desk', '/visitors': 'Chat' };

export function Notice({ source }: { source: string }) {
  const element = useRef<StatusWidgetElement>(null);
  const [level, setLevel] = useState<State['level']>('unknown');
  const path = usePathname();
  useEffect(() => {
    const notice = element.current;
    if (!notice) return undefined;
    const heard = () => setLevel(notice.state.level);
    notice.addEventListener('status-widget-change', heard);
    // The first may have come before this.
    if (notice.state) heard();
    return () => notice.removeEventListener('status-widget-change', heard);
  }, []);
  return (
    <>
      <status-widget ref={element} source={source} components={COMPONENTS[path] ?? ''} placement="top" />
      <output>{level}</output>
    </>
  );
}
