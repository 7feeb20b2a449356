/* What the page has stored in the browser, and what of it keeps running there. */
async () => {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? []
  return [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
    ...workers.map(({ scope }) => `service worker ${scope}`),
    ...(document.cookie ? [`cookie ${document.cookie}`] : []),
  ]
}
