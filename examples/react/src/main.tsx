// A small app of two pages, of which each depends on another component.
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { State } from 'status-widget';
import 'status-widget/react';

const PAGES = { Inbox: ['Desk'], Visitors: ['Chat'] };

function App() {
  const [page, setPage] = useState<keyof typeof PAGES>('Inbox');
  const [level, setLevel] = useState<State['level']>('unknown');
  return (
    <>
      <status-widget source="/status" components={PAGES[page]} placement="top" onstatus-widget-change={({ detail }) => setLevel(detail.level)} />
      <nav>
        {(Object.keys(PAGES) as (keyof typeof PAGES)[]).map((name) => <button key={name} onClick={() => setPage(name)}>{name}</button>)}
      </nav>
      <main>
        <h1>{page}</h1>
        <output>{level}</output>
      </main>
    </>
  );
}

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
