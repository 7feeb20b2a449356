/* Asks the preview for news: after a good build the page is loaded anew, after a bad one it says what is wrong. */
(() => {
  "use strict";
  let seen = document.currentScript.dataset.state;

  function show(trouble) {
    let panel = document.getElementById("presence-trouble");
    if (!trouble) {
      panel?.remove();
      return;
    }
    if (!panel) {
      panel = document.createElement("section");
      panel.id = "presence-trouble";
      panel.setAttribute("role", "alert");
      panel.append(document.createElement("h2"), document.createElement("pre"));
      panel.firstChild.textContent = "This is the last good site. Something is wrong since:";
      document.body.append(panel);
    }
    panel.lastChild.textContent = trouble;
  }

  async function follow() {
    for (;;) {
      try {
        const answer = await fetch(`/__presence__/news?seen=${seen}`);
        const news = await answer.json();
        if (String(news.number) !== seen && !news.trouble) {
          location.reload();
          return;
        }
        seen = String(news.number);
        show(news.trouble);
      } catch {
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
  }

  async function begin() {
    const answer = await fetch("/__presence__/news?seen=-1");
    show((await answer.json()).trouble);
    await follow();
  }

  begin();
})();
