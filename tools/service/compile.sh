#!/usr/bin/env bash
# Compiles main.bicep to main.json with the compiler that the tests use, a NuGet package.
set -euo pipefail
cd "$(dirname "$0")/../.."

project=tests/NanoDps.Service.Tests/NanoDps.Service.Tests.csproj
dotnet restore "$project" --verbosity quiet
"$(dotnet msbuild "$project" -getProperty:BicepPath | tr '\\' /)" build tools/service/main.bicep
