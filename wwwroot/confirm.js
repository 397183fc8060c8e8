// The link's token leaves the address bar, and with it the browser's history, as soon as the page is there.
history.replaceState(null, "", "/signin/confirm");
