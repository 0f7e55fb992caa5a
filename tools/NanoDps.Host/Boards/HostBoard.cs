namespace NanoDps.Host;

/// <summary>A board that is this computer: what boards/host/board.json says.</summary>
public sealed class HostBoard
{
    private HostBoard(
        string name, NetworkKind network, TlsPolicy tls, BoardMemory memory, NameMap names)
    {
        Name = name;
        Network = network;
        Tls = tls;
        Memory = memory;
        Names = names;
    }

    /// <summary>The name of the board, as SystemInfo.TargetName gives it.</summary>
    public string Name { get; }

    /// <summary>The kind of its network interface.</summary>
    public NetworkKind Network { get; }

    /// <summary>What it offers in TLS.</summary>
    public TlsPolicy Tls { get; }

    /// <summary>The memory that it claims to have.</summary>
    public BoardMemory Memory { get; }

    /// <summary>The names that its devices start with; each device has a copy of its own.</summary>
    public NameMap Names { get; }

    /// <summary>
    /// Reads a board file. The path of the policy in it is relative to the file. An unknown
    /// property is an error; "names" may be missing, then every name is looked up for real.
    /// </summary>
    /// <exception cref="BoardFileException">The file or its policy cannot be used.</exception>
    public static HostBoard Load(string path)
    {
        var file = JsonReader.Open(path)
            .Allow("about", "name", "networkKind", "tlsPolicy", "memory", "names");
        var memory = file.Child("memory")
            .Allow("reason", "totalBytes", "freeBytes", "largestBlockBytes");
        return new HostBoard(
            file.Text("name"),
            Kind(file),
            TlsPolicy.Load(Path.Combine(Path.GetDirectoryName(path) ?? "", file.Text("tlsPolicy"))),
            new BoardMemory(
                memory.Number("totalBytes"),
                memory.Number("freeBytes"),
                memory.Number("largestBlockBytes")),
            ReadNames(file));
    }

    /// <summary>The same board with another TLS policy.</summary>
    public HostBoard With(TlsPolicy tls) => new(Name, Network, tls, Memory, Names);

    /// <summary>The same board with another network interface.</summary>
    public HostBoard With(NetworkKind network) => new(Name, network, Tls, Memory, Names);

    /// <summary>The same board without its map: every name is looked up for real.</summary>
    public HostBoard WithoutNames() => new(Name, Network, Tls, Memory, new NameMap());

    private static NetworkKind Kind(JsonReader file) => file.Text("networkKind") switch
    {
        "wifi" => NetworkKind.Wifi,
        "ethernet" => NetworkKind.Ethernet,
        var other => throw file.ErrorAt(
            "networkKind", $"expected \"wifi\" or \"ethernet\", got \"{other}\""),
    };

    private static NameMap ReadNames(JsonReader file)
    {
        var map = new NameMap();

        if (!file.Has("names"))
        {
            return map;
        }

        var names = file.Child("names");

        foreach (var name in names.Names())
        {
            try
            {
                map.Map(name, names.Text(name));
            }
            catch (ArgumentException e)
            {
                throw names.ErrorAt(name, e.Message);
            }
        }

        return map;
    }
}
