// A rehearsed call by ear: reads aloud what Mia says, and writes down what is said into the microphone, where this browser can and the member has switched it on.
import { tell } from "./dashboard.js";

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

export function phone(owner) {
  const speaks = "speechSynthesis" in window;
  let waiting = 0; // pieces that are not said to their end
  let round = 0; // goes up with every hush: what ends after it was not heard
  let wanted = null; // the language to listen in, once she is silent
  let ear = null;

  const open = () => {
    if (wanted === null || waiting > 0 || !Recognition) return;
    const mine = Object.assign(new Recognition(), { lang: wanted, interimResults: false, continuous: false });
    let heard = null;
    [ear, wanted] = [mine, null];
    mine.onresult = e => { heard = e.results[e.results.length - 1][0].transcript; };
    mine.onerror = e => {
      if (e.error !== "not-allowed" && e.error !== "service-not-allowed" && e.error !== "network") return; // the others end by themselves, as silence
      ear = null;
      tell(owner, "Deaf");
    };
    mine.onend = () => {
      if (ear !== mine) return;
      ear = null;
      tell(owner, "Heard", heard);
    };
    mine.start();
  };
  const hush = () => {
    round++;
    waiting = 0;
    if (speaks) speechSynthesis.cancel();
  };
  const deafen = () => {
    const was = ear;
    [ear, wanted] = [null, null];
    was?.abort();
  };

  tell(owner, "Can", speaks, Boolean(Recognition));
  return {
    say: (text, language, piece) => {
      const mine = round;
      const words = Object.assign(new SpeechSynthesisUtterance(text), { lang: language });
      words.onend = words.onerror = () => {
        if (mine !== round) return;
        waiting--;
        tell(owner, "Spoken", piece);
        open();
      };
      waiting++;
      speechSynthesis.speak(words);
    },
    listen: language => {
      wanted = language;
      open();
    },
    hush,
    deafen,
    stop: () => {
      hush();
      deafen();
    },
  };
}
