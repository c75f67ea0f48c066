import './workers.js';
import 'graphiql/style.css';
import './explorer.css';
import { GraphiQL } from 'graphiql';
import { createElement as h, useCallback, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const getJson = async (path, init) => {
  const response = await fetch(path, init);
  const body = await response.json();
  if (!response.ok) throw new Error(body.message ?? body.errors?.[0]?.message ?? `status ${response.status}`);
  return body;
};

/** A token of the development issuer for one of its demo viewers. */
const tokenFor = (query) =>
  getJson('/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(new URLSearchParams(query))),
  }).then(({ token }) => token);

const option = (value, text) => h('option', { key: value, value }, text);

function Picker({ label, hint, options, onPick }) {
  const select = h(
    'select',
    { 'aria-label': label, onChange: ({ target }) => onPick(target.value), defaultValue: '' },
    [option('', hint), ...options.map(({ value, text }) => option(value, text))],
  );
  return h('label', null, `${label} `, select);
}

function Explorer({ operations, devTools }) {
  const [viewers, setViewers] = useState([]);
  // Not state: the editor keeps the first fetcher that it was given, which must see who the viewer is now.
  const token = useRef('');
  const [notice, setNotice] = useState('');
  const [chosen, setChosen] = useState(operations[0]);

  useEffect(() => {
    if (devTools) getJson('/dev/viewers').then(setViewers, (error) => setNotice(error.message));
  }, [devTools]);

  const become = useCallback((query) => {
    setNotice('');
    token.current = '';
    if (query === '') return;
    tokenFor(query).then(
      (issued) => {
        token.current = issued;
      },
      (error) => setNotice(error.message),
    );
  }, []);

  const fetcher = useCallback(async (graphQLParams, options) => {
    const headers = { 'content-type': 'application/json', ...options?.headers };
    if (token.current && !headers.authorization) headers.authorization = `Bearer ${token.current}`;
    const response = await fetch('/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify(graphQLParams),
    });
    return response.json();
  }, []);

  const bar = h(
    'div',
    { className: 'anzhi-bar' },
    h('strong', null, '安置 Anzhi'),
    operations.length > 0 &&
      h(Picker, {
        label: '示例 Examples',
        hint: '—',
        options: operations.map(({ name, title }) => ({ value: name, text: title })),
        onPick: (name) => setChosen(operations.find((operation) => operation.name === name) ?? chosen),
      }),
    devTools &&
      h(Picker, {
        label: '身份 Viewer',
        hint: '匿名 anonymous',
        options: viewers.map(({ subject, query }) => ({ value: query, text: subject })),
        onPick: become,
      }),
    notice && h('span', { role: 'status' }, notice),
  );
  // A new key is a new editor: GraphiQL takes an operation only when it is made.
  const editor = h(GraphiQL, {
    key: chosen?.name ?? 'empty',
    fetcher,
    initialQuery: chosen?.query,
    initialVariables: chosen?.variables,
    defaultEditorToolsVisibility: 'variables',
  });
  return [bar, h('div', { key: 'graph', className: 'anzhi-graph' }, editor)];
}

const root = createRoot(document.getElementById('explorer'));
getJson('/explorer/operations.json').then(
  (settings) => root.render(h(Explorer, settings)),
  (error) => root.render(h('p', null, error.message)),
);
