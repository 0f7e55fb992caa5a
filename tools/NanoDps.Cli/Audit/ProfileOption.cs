using System.CommandLine;
using NanoDps.Audit.Profiles;
using NanoDps.Cli.CommandLine;

namespace NanoDps.Cli.Audit;

/// <summary>--profile: a built-in profile by name, or a file.</summary>
internal sealed class ProfileOption : Option<string>
{
    public ProfileOption()
        : base("--profile")
    {
        Description = "Whose rules count: "
            + string.Join(", ", BuiltInProfiles.Names) + ", or a file (.json)";
        HelpName = "PROFILE";
        DefaultValueFactory = _ => BuiltInProfiles.Dps;
    }

    /// <exception cref="CliException">There is no such profile.</exception>
    public static Profile Load(string name)
    {
        if (BuiltInProfiles.Names.Contains(name))
        {
            return BuiltInProfiles.Get(name);
        }

        if (!name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw CliException.Usage(
                $"--profile: expected {string.Join(", ", BuiltInProfiles.Names)} "
                + $"or a file that ends in .json, got \"{name}\"",
                "docs/audit.md says what each of them asks for");
        }

        return ProfileFile.Read(InputBytes.OfFile(name), name);
    }
}
