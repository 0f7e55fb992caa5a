using System.Runtime.CompilerServices;

// Tests that run on the desktop alone: no byte of this is on a device.
[assembly: InternalsVisibleTo("NanoDps.Machine.Tests")]
