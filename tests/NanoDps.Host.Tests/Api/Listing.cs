using System.Text.RegularExpressions;
using NanoDps.Host.Tests.Support;

namespace NanoDps.Host.Tests.Api;

/// <summary>The public members of the nanoFramework assemblies, from their listings.</summary>
internal sealed partial class Listing
{
    private const string Modifiers =
        "(?<mods>(?:(?:const|static|readonly|protected|override|virtual|abstract|sealed) )*)";

    private readonly Dictionary<string, HashSet<string>> _types = [];

    public Listing()
    {
        string[] folders =
        [
            Repository.File("tests", "NanoDps.Surface.Tests", "data", "nano-api"),
            Repository.File("tests", "NanoDps.Host.Tests", "nano-api"),
        ];

        foreach (var file in folders.SelectMany(folder => Directory.GetFiles(folder, "*.txt")))
        {
            Read(File.ReadAllLines(file));
        }
    }

    public bool Has(string type) => _types.ContainsKey(type);

    public bool Has(string type, string member) => _types[type].Contains(member);

    private void Read(string[] lines)
    {
        HashSet<string>? members = null;

        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                var type = TypeLine().Match(line);
                Assert.IsTrue(type.Success, line);
                members = _types[type.Groups["name"].Value] = [];

                if (type.Groups["kind"].Value == "delegate")
                {
                    members.Add(Key.Method(
                        false, false, "Invoke", Types(type), type.Groups["ret"].Value));
                }
            }
            else
            {
                members!.Add(MemberKey(line.Trim()));
            }
        }
    }

    private static string MemberKey(string line)
    {
        var match = EnumValue().Match(line);

        if (match.Success)
        {
            return Key.EnumValue(match.Groups["name"].Value, match.Groups["value"].Value);
        }

        match = MemberLine().Match(line);
        Assert.IsTrue(match.Success, line);
        var mods = match.Groups["mods"].Value;
        var isStatic = mods.Contains("static ", StringComparison.Ordinal)
            || mods.Contains("const ", StringComparison.Ordinal);
        var isProtected = mods.Contains("protected ", StringComparison.Ordinal);
        var name = match.Groups["name"].Value;
        var type = match.Groups["ret"].Value;
        return match.Groups["kind"].Value switch
        {
            "ctor" => Key.Method(false, isProtected, ".ctor", Types(match), "System.Void"),
            "method" => Key.Method(isStatic, isProtected, name, Types(match), type),
            "property" => Key.Property(
                isStatic, name, type, line.Contains("set;", StringComparison.Ordinal)),
            "event" => Key.Event(isStatic, name, type),
            _ => Key.Field(isStatic, isProtected, name, type),
        };
    }

    private static string[] Types(Match match)
    {
        var text = match.Groups["params"].Value;
        return text.Length == 0 ? [] : [.. text.Split(", ").Select(parameter =>
        {
            var words = parameter.Split(" = ")[0].Split(' ');
            return words[0] is "ref" or "out" ? "ref " + words[1] : words[0];
        })];
    }

    [GeneratedRegex("^(?:static |abstract |sealed )*(?<kind>class|struct|interface|enum|delegate) "
        + "(?:(?<ret>\\S+) (?=\\S+\\())?(?<name>[^ (]+)(?:\\((?<params>.*)\\))?(?: : .*)?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("^(?<name>\\w+) = (?<value>-?\\d+)$")]
    private static partial Regex EnumValue();

    [GeneratedRegex("^(?<kind>ctor|method|property|event|field) " + Modifiers
        + "(?:(?<ret>\\S+) (?<name>\\w+)(?:\\[[^\\]]*\\])?)?"
        + "(?: ?\\((?<params>.*)\\)| \\{.*\\}| = .*)?$")]
    private static partial Regex MemberLine();
}
