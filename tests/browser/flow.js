// Searches, clicks a facet, narrows by the timeline, opens a release and goes back, in headless
// Chromium; then has axe look at each page, in light and dark.
// usage: node flow.js ADDRESS REPORT [FOLDER for screenshots]
const fs = require('fs');
const puppeteer = require('puppeteer-core');

const [address, report, shots] = process.argv.slice(2);
const assert = (truth, what) => { if (!truth) throw new Error(what); };

async function flow(page) {
  await page.goto(address);
  await page.type('#q', 'ODIHR');
  await Promise.all([page.waitForNavigation(), page.click('form button')]);
  const count = () => page.$eval('main strong', e => parseInt(e.textContent, 10));
  const all = await count();
  assert(all > 5, 'too few releases');
  await Promise.all([page.waitForNavigation(), page.click('svg text a[href*="date%3A"]')]);
  const narrowed = await count();
  assert(narrowed > 0 && narrowed < all, 'the facet does not narrow');
  await page.goBack();
  await Promise.all([page.waitForNavigation(), page.click('svg a[href*="since="]')]);
  assert(await count() < all, 'the timeline does not narrow');
  await page.goBack();
  assert(await count() === all, 'back is not back');
  const title = await page.$eval('ol.hits a', e => e.textContent);
  await Promise.all([page.waitForNavigation(), page.click('ol.hits a')]);
  assert(await page.$eval('h1', e => e.textContent) === title, 'another release');
  assert(await page.$('mark'), 'no words are marked');
  const release = page.url();
  await Promise.all([page.waitForNavigation(), page.click('nav a')]);
  assert(await count() === all, 'the link back leads elsewhere');
  const hostile = address + 'release/h?q=ODIHR';
  await page.goto(hostile);
  assert((await page.$eval('h1', e => e.textContent)).startsWith('">'), 'a title is not text');
  const others = ['help', 'watches', '?q=ODIHR+zebra', '?q=sourse:x', 'nowhere'];
  return [address, address + '?q=ODIHR', address + '?q=ODIHR&sort=oldest&copies=all', release, hostile,
    ...others.map(each => address + each), 'file://' + report];
}

async function look(browser, url, scheme, number) {
  const page = await browser.newPage();
  await page.setBypassCSP(true);
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
  for (const width of [1200, 360]) {
    await page.setViewport({width, height: 900});
    await page.goto(url);
    if (shots) await page.screenshot({path: `${shots}/${number}-${scheme}-${width}.png`, fullPage: true});
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    assert(!wider, `${url} is wider than ${width} pixels`);
  }
  await page.evaluate(fs.readFileSync(require.resolve('axe-core'), 'utf8'));
  const result = await page.evaluate(async () => await axe.run());
  for (const violation of result.violations) {
    console.log(url, scheme, violation.id, violation.nodes[0].html);
  }
  await page.close();
  return result.violations.length;
}

(async () => {
  const browser = await puppeteer.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox']});
  let violations = 0;
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    page.on('dialog', dialog => { complaints.push('a dialog'); dialog.dismiss(); });
    const urls = await flow(page);
    assert(complaints.length === 0, `the browser complains: ${complaints.join('; ')}`);
    for (const [number, url] of urls.entries()) {
      for (const scheme of ['light', 'dark']) violations += await look(browser, url, scheme, number);
    }
  } finally {
    await browser.close();
  }
  process.exit(violations ? 1 : 0);
})().catch(error => { console.error(error.message); process.exit(1); });
