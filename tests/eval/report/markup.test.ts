import { describe, expect, it } from 'vitest';
import { html, joined, trusted } from '../../../eval/report/html/markup.ts';

describe('html', () => {
  it.each([
    ['<b>', '&lt;b&gt;'],
    ['"a" & \'b\'', '&quot;a&quot; &amp; &#39;b&#39;'],
    ['&lt;', '&amp;lt;'],
    ['åäö 👩🏽‍🌾', 'åäö 👩🏽‍🌾'],
    [12, '12'],
    [null, ''],
  ])('shows %j as text', (content, wanted) => {
    expect(html`<p title="${content}">${content}</p>`.toString()).toBe(
      `<p title="${wanted}">${wanted}</p>`,
    );
  });

  it('leaves what it made itself', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(html`<p>${[inner, 'a', [inner]]}</p>`.toString()).toBe(
      '<p><b>&lt;i&gt;</b>a<b>&lt;i&gt;</b></p>',
    );
    expect(html`${trusted('<hr>')}`.toString()).toBe('<hr>');
  });

  it('does not take an object that looks like markup for it', () => {
    const forged = { toString: () => '<script>' };
    expect(() => html`${forged as never}`).toThrow(TypeError);
  });

  it('asks for quotes around attributes', () => {
    expect(() => html`<p title=${'a b'}>`).toThrow('attribute not quoted');
  });
});

describe('joined', () => {
  it('puts something between each two', () => {
    expect(html`${joined(['a', html`<b>`, '<'], ' · ')}`.toString()).toBe('a · <b> · &lt;');
    expect(html`${joined([], ' · ')}`.toString()).toBe('');
  });
});
