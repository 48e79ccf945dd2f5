// What a bundler of scripts leaves to others: the page beside the script, and the widget's files (`status-widget copy`).
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';

const [folder] = process.argv.slice(2);
copyFileSync('page.html', `${folder}/index.html`);
execFileSync(process.execPath, ['node_modules/status-widget/command.js', 'copy', `${folder}/status-widget`], { stdio: 'inherit' });
