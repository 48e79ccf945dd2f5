// Looks at one page with Lighthouse, in a Chromium of its own, as a telephone or a desk has it, and prints what came of it as a line of
// JSON: the scores of its four categories, and what it found wrong. `CHROME_PATH` names the browser. It judges nothing.
//
//     node run.mjs ADDRESS mobile|desktop
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-component-update', '--disable-sync'];
const FIGURES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];

const [address, form] = process.argv.slice(2);
const chrome = await launch({ chromeFlags: FLAGS });
try {
  const flags = { port: chrome.port, logLevel: 'error', onlyCategories: CATEGORIES };
  const { lhr } = await lighthouse(address, flags, form === 'desktop' ? desktopConfig : undefined);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const { audits, categories } = lhr;
  // Of performance the figures tell; the others have rules that hold or do not.
  const wrong = CATEGORIES.slice(1).flatMap((name) => categories[name].auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1).map(({ id }) => id);
  console.log(JSON.stringify({
    scores: CATEGORIES.map((name) => Math.round(100 * categories[name].score)),
    figures: FIGURES.map((name) => audits[name].numericValue),
    wrong,
  }));
} finally {
  await chrome.kill();
}
