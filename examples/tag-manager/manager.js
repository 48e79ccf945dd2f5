// As tag managers do it: a custom HTML tag is parsed, and its scripts are made anew without the attributes that it does not know.
const pasted = `<script>
  (window.StatusWidget = window.StatusWidget || []).push(function (widget) {
    widget.mount({ source: '/status', components: ['Desk'] });
  });
</script>
<script src="/status-widget/status-widget.js" data-dropped="yes"></script>`;

setTimeout(() => {
  const template = document.createElement('template');
  template.innerHTML = pasted;
  for (const { textContent, src } of template.content.querySelectorAll('script')) {
    document.head.append(Object.assign(document.createElement('script'), src ? { src, async: true } : { textContent }));
  }
}, 100);
