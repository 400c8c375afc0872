import { start } from "./site.mjs"; // the worker of the site, under the name that its content gives it

const COUNT = `
import json, time
from calc.frage import ordne_ein, pruefe
from calc.rechner import hole

def count(text, rounds=20):
    rechner = hole("kontaktintervall")
    given = json.loads(text)
    cases = [pruefe(rechner, one) for one in given]
    def seconds(work):
        begin = time.perf_counter()
        work()
        return time.perf_counter() - begin
    def rate(work):
        work()
        return len(cases) / sorted(seconds(work) for _ in range(rounds))[rounds // 2]
    return json.dumps({
        "the rule alone": rate(lambda: [ordne_ein(rechner, case) for case in cases]),
        "read, checked, ruled": rate(lambda: [ordne_ein(rechner, pruefe(rechner, one)) for one in given]),
    })

count
`;
const asProduct = self.onmessage;
let python;

onmessage = async (event) => {
  const { data } = event;
  if (data.art === "starte") python = start(data);
  else if (data.art === "zaehle") postMessage(JSON.parse((await python).runPython(COUNT)(data.cases)));
  else asProduct(event);
};
