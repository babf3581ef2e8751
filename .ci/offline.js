/*
 * The page without a network, after the first visit. Built files have their content in their names: what is kept of them is right for
 * ever. The page itself comes from the network whenever there is one, so that nobody is left with an old one.
 */
const VERSION = '__VERSION__';
const FILES = __FILES__;
const PAGE = 'index.html';
/** A network that says nothing for so long is none, ms. */
const PATIENCE = 5_000;

const { scope } = self.registration;
/** Other pages of the same origin keep their own. */
const OURS = `replayground ${scope} `;
const CACHE = `${OURS}${VERSION}`;
const kept = (address) => caches.match(address, { ignoreSearch: true, ignoreVary: true });

/** The answer without the memory of a redirection, which a page must not be made of. */
const direct = async (response) => (response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response);

/** Keeps all files; those that an older version has kept under the same name are not loaded again. */
const install = async () => {
  const cache = await caches.open(CACHE);
  await Promise.all(
    FILES.map(async (file) => {
      const address = new URL(file, scope).href;
      const known = file.startsWith('assets/') ? await kept(address) : undefined;
      const response = known ?? (await fetch(address, { cache: file.startsWith('assets/') ? 'default' : 'reload' }));
      if (!response.ok) throw new Error(`offline: ${file} answers ${response.status}`);
      await cache.put(address, await direct(response));
    }),
  );
};

/** Older versions go once no page of theirs is open. */
const activate = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
};

/** Puts a good answer aside, under an address, and gives it back; where the storage is full it is given all the same. */
const keep = (address, response) => {
  if (response.ok && response.type === 'basic') {
    const copy = response.clone();
    caches.open(CACHE).then(
      async (cache) => cache.put(address, await direct(copy)).catch(() => {}),
      () => {},
    );
  }
  return response;
};

/** From the network; what is kept where there is none. */
const freshPage = async (request) => {
  const address = new URL(PAGE, scope).href;
  const old = await kept(address);
  if (!old) return fetch(request);
  const impatience = new Promise((resolve) => setTimeout(resolve, PATIENCE, old));
  const fresh = fetch(request).then(
    (response) => (response.status >= 500 ? old : keep(address, response)),
    () => old,
  );
  return Promise.race([fresh, impatience]);
};

/** A built file: what is kept, else from the network and kept from then on. */
const builtFile = async (request) => (await kept(request.url)) ?? keep(request.url, await fetch(request));

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const path = request.url.slice(scope.length).replace(/[?#].*$/s, '');
  if (request.mode === 'navigate') {
    if (path === '' || path === PAGE) event.respondWith(freshPage(request));
  } else if (path.startsWith('assets/')) event.respondWith(builtFile(request));
  else if (FILES.includes(path))
    event.respondWith(fetch(request).catch(async (error) => (await kept(request.url)) ?? Promise.reject(error)));
});
