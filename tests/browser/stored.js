// What a browser keeps of this site after a visit, besides the files that it caches over HTTP.
async () => {
  const cached = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return {
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    cached: cached.flat().map(({ url }) => url),
  };
}
