using System.Reflection;

[assembly: AssemblyTitle("NanoDps.Https")]
[assembly: AssemblyCompany("NanoDps contributors")]
[assembly: AssemblyProduct("NanoDps")]
[assembly: AssemblyCopyright("Copyright (c) NanoDps contributors")]
[assembly: AssemblyVersion("0.1.0.0")]
