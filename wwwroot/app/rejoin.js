// A dropped circuit (phone asleep, another Wi-Fi, a server being updated) rejoins by itself. Blazor tells how far it is; what it gives up on is taken up here.
const patience = [500, 1000, 2000, 3000, 5000];
let tries = 0;
let isTrying = false;

document.addEventListener("components-reconnect-state-changed", e => {
  switch (e.detail.state) {
    case "hide":
      tries = 0;
      break;
    case "failed":
      again();
      break;
    case "rejected":
    case "resume-failed":
      location.reload(); // the server no longer has the circuit: the page comes back from the database, the draft from this browser
      break;
  }
}, true);

async function again() {
  if (isTrying) return;
  isTrying = true;
  try {
    if (await Blazor.reconnect()) {
      tries = 0;
    } else {
      location.reload();
    }
  } catch {
    // No server to be reached yet; a little spread, so that not every dashboard comes back in the same moment.
    const wait = patience[Math.min(tries++, patience.length - 1)];
    setTimeout(again, wait + Math.random() * wait / 2);
  } finally {
    isTrying = false;
  }
}

const isAway = () => document.getElementById("components-reconnect-modal")?.matches(".components-reconnect-show, .components-reconnect-failed, .components-reconnect-retrying");
const atOnce = () => { if (!document.hidden && isAway()) again(); };
addEventListener("online", atOnce);
document.addEventListener("visibilitychange", atOnce);
