// The floor: what no widget can beat. It reads the same feed and writes one line.
const { source } = document.currentScript.dataset;
fetch(source, { credentials: 'omit', cache: 'no-cache' })
  .then((response) => response.json())
  .then(({ incidents }) => {
    if (!incidents[0]) return;
    const line = document.createElement('div');
    line.textContent = incidents[0].name;
    line.style.cssText = 'position:fixed;inset:0 0 auto;padding:8px 16px;color:#000;background:#fd0';
    document.body.append(line);
  });
