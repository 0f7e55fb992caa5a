using System.Reflection;
using System.Runtime.CompilerServices;

[assembly: AssemblyTitle("NanoDps")]
[assembly: AssemblyCompany("NanoDps contributors")]
[assembly: AssemblyProduct("NanoDps")]
[assembly: AssemblyCopyright("Copyright (c) NanoDps contributors")]
[assembly: AssemblyVersion("0.1.0.0")]

// The unit tests have this assembly name on the device (where the test runner loads no other), on
// the host and in the surface build.
[assembly: InternalsVisibleTo("NFUnitTest")]
