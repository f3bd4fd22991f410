/** The report's own script: filters the errors. Everything can be read without it. */

/** Its checksum, which the page's policy asks for; a test tells it when the script changes. */
export const SCRIPT_HASH = 'sha256-uk3ibQzL1lvi9IEse1+sE6Upmv3Mmu6ZpFjEYNmKwtI=';

/** Plain JavaScript for a browser. State stands in the address: a link opens the same list. */
export const SCRIPT = String.raw`'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Only a table that is wider than its frame needs to be reached by keyboard.
  const frames = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) {
        target.tabIndex = 0;
        target.setAttribute('role', 'region');
      } else {
        target.removeAttribute('tabindex');
        target.removeAttribute('role');
      }
    }
  });
  for (const frame of all('.scroll')) frames.observe(frame);

  const form = byId('filter');
  if (form === null) return;
  for (const link of all('a[data-more]')) link.href += link.dataset.more;

  const groups = all('.group').map((section) => ({
    section,
    count: section.querySelector('.n'),
    items: all('.error', section).map((node) => ({ node, words: null })),
  }));
  const total = groups.reduce((sum, group) => sum + group.items.length, 0);
  const names = ['text', 'layer', 'type', 'value', 'where'];
  const [text, layer, type, value, where] = names.map((name) => byId('filter-' + name));
  const boxes = all('input[name=error]', form);

  const plain = (words) => words.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

  /** What is written in an error, without the hidden words around marks. */
  const wordsOf = (item) => {
    if (item.words === null) {
      const walker = document.createTreeWalker(item.node, NodeFilter.SHOW_TEXT);
      let words = '';
      while (walker.nextNode()) {
        const { parentNode, data } = walker.currentNode;
        if (parentNode.className !== 'vh') words += data;
      }
      item.words = plain(words);
    }
    return item.words;
  };

  const apply = () => {
    const wanted = plain(text.value);
    const errors = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const [place, name] = where.value.split(/=(.*)/s);
    const fits = (item) => {
      const { dataset } = item.node;
      if (type.value !== '') {
        const pair = dataset.type;
        if (pair !== type.value && !pair.split('>').includes(type.value)) return false;
      }
      if (value.value !== '' && dataset.value !== value.value) return false;
      if (place !== '' && dataset[place] !== name) return false;
      return wanted === '' || wordsOf(item).includes(wanted);
    };
    let shown = 0;
    for (const { section, count, items } of groups) {
      const { dataset } = section;
      const ofLayer = layer.value === '' || dataset.layer === layer.value;
      const open = ofLayer && errors.has(dataset.error);
      let own = 0;
      for (const item of items) {
        const hidden = !(open && fits(item));
        if (item.node.hidden !== hidden) item.node.hidden = hidden;
        if (!hidden) own += 1;
      }
      section.hidden = own === 0;
      count.textContent = own === items.length ? own : own + ' of ' + items.length;
      shown += own;
    }
    for (const group of all('optgroup', type)) {
      group.disabled = layer.value !== '' && group.dataset.layer !== layer.value;
    }
    byId('none').hidden = shown > 0;
    byId('count').textContent = shown + ' of ' + total + (total === 1 ? ' error' : ' errors');
  };

  const choose = (select, wanted) => {
    select.value = wanted;
    if (select.selectedIndex < 0) select.value = '';
  };

  /** From the address to the form. */
  const read = (query) => {
    const given = new URLSearchParams(query);
    const one = (name) => given.get(name) ?? '';
    const errors = given.has('error') ? one('error').split(',') : null;
    for (const box of boxes) box.checked = errors === null || errors.includes(box.value);
    for (const [name, select] of Object.entries({ layer, type, value })) choose(select, one(name));
    const [place] = ['document', 'genre'].filter((name) => given.has(name));
    choose(where, place === undefined ? '' : place + '=' + one(place));
    text.value = one('text');
    apply();
  };

  /** From the form to the address. */
  const write = () => {
    const query = new URLSearchParams();
    if (layer.value !== '') query.set('layer', layer.value);
    const errors = boxes.filter((box) => box.checked).map((box) => box.value);
    if (errors.length < boxes.length) query.set('error', errors.join());
    for (const [name, select] of Object.entries({ type, value })) {
      if (select.value !== '') query.set(name, select.value);
    }
    const [place, name] = where.value.split(/=(.*)/s);
    if (place !== '') query.set(place, name);
    if (text.value.trim() !== '') query.set('text', text.value.trim());
    const shown = String(query);
    history.replaceState(null, '', '#errors' + (shown === '' ? '' : '?' + shown));
  };

  /** A link to a list narrows it; a link to one error shows it whatever is chosen. */
  const follow = () => {
    const [, query] = /^#errors(?:\?(.*))?$/s.exec(location.hash) ?? [null, null];
    if (query !== null) {
      read(query ?? '');
      byId('errors').scrollIntoView();
      byId('errors-title').focus({ preventScroll: true });
      return;
    }
    const target = byId(location.hash.slice(1));
    if (target?.hidden && target.classList.contains('error')) {
      read('');
      target.scrollIntoView();
    }
  };

  const change = () => {
    apply();
    write();
  };
  let waiting = 0;
  form.addEventListener('change', (event) => {
    if (event.target === layer && layer.value !== '') {
      const own = type.selectedOptions[0]?.parentElement?.dataset.layer ?? layer.value;
      if (own !== layer.value) type.value = '';
    }
    change();
  });
  form.addEventListener('input', (event) => {
    if (event.target !== text) return;
    clearTimeout(waiting);
    waiting = setTimeout(change, 150);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(change));
  addEventListener('hashchange', follow);
  form.hidden = false;
  follow();
})();
`;
