using System.Reflection;
using System.Runtime.CompilerServices;

[assembly: AssemblyTitle("NanoDps.Serial")]
[assembly: AssemblyCompany("NanoDps contributors")]
[assembly: AssemblyProduct("NanoDps")]
[assembly: AssemblyCopyright("Copyright (c) NanoDps contributors")]
[assembly: AssemblyVersion("0.1.0.0")]

// As in NanoDps: the unit tests' one name.
[assembly: InternalsVisibleTo("NFUnitTest")]
