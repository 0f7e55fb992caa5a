using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NanoDps.Surface.Tests.Size;

/// <summary>
/// What an assembly holds, as a stand-in for the size of the .pe file that a device gets: only the
/// metadata processor, which is not part of this build, makes one. Needs nothing but the BCL, so
/// that other projects can compile this file.
/// </summary>
/// <param name="IlBytes">Bytes of IL in method bodies, without headers and handlers.</param>
/// <param name="MetadataRows">Rows in all tables of the metadata.</param>
internal sealed record AssemblySize(int IlBytes, int MetadataRows)
{
    public static AssemblySize Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        int bytes = metadata.MethodDefinitions
            .Select(metadata.GetMethodDefinition)
            .Where(m => m.RelativeVirtualAddress != 0)
            .Sum(m => file.GetMethodBody(m.RelativeVirtualAddress).GetILBytes()!.Length);
        int rows = Enumerable.Range(0, MetadataTokens.TableCount)
            .Sum(t => metadata.GetTableRowCount((TableIndex)t));
        return new AssemblySize(bytes, rows);
    }
}
