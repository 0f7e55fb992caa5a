using NanoDps.Cli.CommandLine;

// Firmware starts threads that keep a process alive, as they keep a device alive. What had to be
// put away has been by now, so the end is not theirs to delay.
Environment.Exit(await FrontDoor.RunAsync(args).ConfigureAwait(false));
